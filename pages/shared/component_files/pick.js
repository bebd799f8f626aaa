// A code is picked by a few letters of its name, or by its number. What is typed stays here: no key of it decides.

const nothing = { of: null, text: "" }
let typed = nothing // Streamlit may put the list on the page anew while one types

export default function (component) {
  const { data: [data], parentElement, setTriggerValue } = component
  let root = parentElement.querySelector(".gcm-pick")
  if (root && root.of === data.of) return
  root?.remove()
  root = parentElement.appendChild(document.createElement("div"))
  root.className = "gcm-pick"
  root.of = data.of
  const input = root.appendChild(document.createElement("input"))
  const list = root.appendChild(document.createElement("ul"))
  list.id = "gcm-pick-list"
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", data.label)
  for (const [name, value] of Object.entries({
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-label": data.label, "aria-controls": list.id, "aria-expanded": "true", "aria-autocomplete": "list",
  })) input.setAttribute(name, value)
  const none = root.appendChild(document.createElement("p"))
  none.setAttribute("role", "status")
  let shown = []
  let chosen = 0

  const draw = () => {
    typed = { of: data.of, text: input.value }
    const words = folded(input.value).split(" ").filter(Boolean)
    shown = data.options.filter(option => words.every(word => option.words.some(each => each.startsWith(word))))
    const exact = shown.findIndex(option => option.words[0] === words[0])
    chosen = words.length === 1 && exact > 0 ? exact : 0
    list.replaceChildren(...shown.map((option, place) => {
      const item = document.createElement("li")
      item.textContent = option.label
      item.id = `gcm-pick-${place}`
      item.setAttribute("role", "option")
      item.onpointerdown = event => { event.preventDefault(); take(option) }
      return item
    }))
    none.textContent = shown.length ? "" : data.none
    show()
  }
  const show = () => {
    Array.from(list.children).forEach((item, place) => item.setAttribute("aria-selected", place === chosen))
    const item = list.children[chosen]
    if (item) input.setAttribute("aria-activedescendant", item.id)
    else input.removeAttribute("aria-activedescendant")
    item?.scrollIntoView({ block: "nearest" })
  }
  const leave = (how, value) => {
    typed = nothing
    setTriggerValue(how, value)
  }
  const take = option => { if (option) leave("picked", { of: data.of, value: option.value }) }
  input.oninput = draw
  input.onkeydown = event => {
    event.stopPropagation()
    if (event.key === "Enter") take(shown[chosen])
    else if (event.key === "Escape") leave("left", true)
    else if (event.key === "ArrowDown") chosen = Math.min(chosen + 1, shown.length - 1)
    else if (event.key === "ArrowUp") chosen = Math.max(chosen - 1, 0)
    else return
    event.preventDefault()
    show()
  }
  if (typed.of === data.of) input.value = typed.text
  draw()
  input.focus({ preventScroll: true })
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}
