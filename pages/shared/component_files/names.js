// Names as links. A click is told, so that the page changes without being loaded anew; every other way of opening a link
// is the browser's.

export default function (component) {
  const { data: [data], parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".gcm-names") ?? parentElement.appendChild(document.createElement("div"))
  root.className = "gcm-names"
  root.replaceChildren(...data.groups.map(([heading, names]) => {
    const group = document.createElement("p")
    group.appendChild(document.createElement("strong")).textContent = `${heading}: ${names.length}`
    for (const [name, code] of names) {
      const link = document.createElement("a")
      link.textContent = name
      link.href = data.address + code
      link.onclick = event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        setTriggerValue("chosen", code)
      }
      group.append(" ", link)
    }
    return group
  }))
}
