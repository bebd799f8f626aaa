// Shows an answer as text, part by part, and tells which of it a reader has marked: places in code points of the answer.
// Texts become text nodes only, so that none of them can act.

const starts = new WeakMap() // text node -> the place of its first sign in the answer, in code points
let last = null // what was marked, of which answer: Streamlit may put the answer on the page anew, and it is marked still

export default function (component) {
  const { data: [data], parentElement, setStateValue, setTriggerValue } = component
  let root = parentElement.querySelector(".gcm-answer")
  const isNew = !root
  if (isNew) {
    root = parentElement.appendChild(made("div", "gcm-answer"))
    root.tabIndex = 0
    root.setAttribute("role", "region")
  }
  root.setAttribute("aria-label", data.label)
  root.of = data.of
  const drawn = JSON.stringify([data.of, data.parts])
  if (root.drawn !== drawn) draw(root, data)
  root.drawn = drawn
  if (isNew && last?.of === data.of) mark(root, last)
  root.dataset.turn = data.turn // so that one can tell that it stands beside the suggestion of this turn
  root.tell = () => {
    const found = marked(root)
    const now = found ? { of: data.of, ...found } : null
    if (JSON.stringify(now) !== JSON.stringify(root.told ?? null)) setStateValue("selection", now)
    root.told = now
  }
  root.onkeydown = data.marking ? event => markByKeys(root, event, data, setTriggerValue) : null
  if (data.marking && !root.marking) beginMarking(root)
  root.marking = data.marking
  if (!root.listens) {
    root.listens = () => {
      if (!root.isConnected) return // it went, and what was marked in it with it
      const found = marked(root)
      last = found ? { of: root.of, ...found } : null
      clearTimeout(root.later)
      root.later = setTimeout(() => root.tell(), 150)
    }
    document.addEventListener("selectionchange", root.listens)
  }
  window.addEventListener("keydown", stopHeld, true)
  return () => {
    window.removeEventListener("keydown", stopHeld, true)
    document.removeEventListener("selectionchange", root.listens)
    clearTimeout(root.later)
    root.listens = null
  }
}

// A key that is held down repeats, and would decide on items that nobody has read; only going on and back may repeat.
function stopHeld(event) {
  const isTyped = event.target.closest?.("input, textarea, select, [contenteditable]")
  const isOfOneKey = event.key.length === 1 && !"jk".includes(event.key.toLowerCase())
  if (event.repeat && isOfOneKey && !isTyped) event.stopImmediatePropagation()
}

function made(tag, name, text) {
  const element = document.createElement(tag)
  element.className = name
  if (text !== undefined) element.textContent = text
  return element
}

function draw(root, data) {
  const holder = made("div", "gcm-text")
  holder.dir = data.dir
  let here = null
  for (const part of data.parts) {
    const element = made(part.status ? "mark" : "span", part.here ? "gcm-here" : "")
    if (part.status) element.dataset.status = part.status
    const node = document.createTextNode(part.text)
    starts.set(node, part.start)
    element.append(node)
    holder.append(element)
    if (part.here) here ??= element
    for (const tag of part.tags) {
      const shown = made("span", "gcm-tag", tag.text)
      shown.dataset.status = tag.status
      shown.title = tag.title
      if (tag.here) shown.classList.add("gcm-tag-here")
      holder.append(shown)
    }
  }
  const legend = made("div", "gcm-legend")
  for (const each of data.legend) {
    const shown = legend.appendChild(made("mark", "", each.text))
    shown.dataset.status = each.status
  }
  root.replaceChildren(holder, legend)
  requestAnimationFrame(() => reveal(root, here)) // it has no size before
}

function reveal(root, here) {
  if (!here?.isConnected) return
  const above = here.getBoundingClientRect().top - root.getBoundingClientRect().top
  const isSeen = above >= 0 && above < root.clientHeight * 0.6
  if (!isSeen) root.scrollTop += above - root.clientHeight * 0.2
}

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) if (starts.has(walker.currentNode)) found.push(walker.currentNode)
  return found
}

// The place of a boundary of a range: UTF-16 units before it in its node become code points.
function placeOf(root, node, offset) {
  if (starts.has(node)) return starts.get(node) + Array.from(node.data.slice(0, offset)).length
  const at = document.createRange()
  at.setStart(node, offset)
  const nodes = textNodes(root)
  const next = nodes.find(each => at.comparePoint(each, 0) >= 0)
  if (next) return starts.get(next)
  const last = nodes[nodes.length - 1]
  return last ? starts.get(last) + Array.from(last.data).length : 0
}

function marked(root) {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const start = placeOf(root, range.startContainer, range.startOffset)
  const end = placeOf(root, range.endContainer, range.endOffset)
  return start < end ? { start, end } : null
}

function mark(root, { start, end }) {
  const [from, to] = [boundaryAt(root, start), boundaryAt(root, end)]
  if (from && to) document.getSelection().setBaseAndExtent(...from, ...to)
}

// The node and the offset in it, in UTF-16 units, of a place in the answer.
function boundaryAt(root, place) {
  for (const node of textNodes(root)) {
    const signs = Array.from(node.data), before = place - starts.get(node)
    if (before <= signs.length) return [node, signs.slice(0, before).join("").length]
  }
  return null
}

function beginMarking(root) {
  root.focus({ preventScroll: true })
  if (marked(root)) return
  const here = root.querySelector(".gcm-here") ?? root.querySelector(".gcm-text > *")
  if (!here) return
  const selection = document.getSelection()
  selection.setBaseAndExtent(here.firstChild, 0, here.firstChild, 0)
  selection.modify("extend", "forward", "word")
}

function markByKeys(root, event, data, setTriggerValue) {
  const selection = document.getSelection()
  const isLeftward = data.dir === "rtl"
  const arrows = {
    [isLeftward ? "ArrowLeft" : "ArrowRight"]: ["forward", "word"],
    [isLeftward ? "ArrowRight" : "ArrowLeft"]: ["backward", "word"],
    ArrowDown: ["forward", "line"],
    ArrowUp: ["backward", "line"],
  }
  if (event.key === "Enter") {
    const found = marked(root)
    setTriggerValue("marked", found ? { of: data.of, ...found } : { of: data.of, start: 0, end: 0 })
  } else if (event.key === "Escape") {
    selection.removeAllRanges()
    setTriggerValue("left", true)
  } else if (arrows[event.key]) {
    const [way, unit] = arrows[event.key]
    if (event.shiftKey) {
      selection.modify("extend", way, unit)
    } else {
      const isNextWord = way === "forward" && unit === "word" // which begins where this one ends
      way === "forward" ? selection.collapseToEnd() : selection.collapseToStart()
      if (!isNextWord) selection.modify("move", way, unit)
      selection.modify("extend", "forward", "word")
    }
  } else {
    return
  }
  event.preventDefault()
  event.stopPropagation()
}
