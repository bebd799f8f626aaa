"""The scripts of the pages by themselves, in an empty page: Streamlit may put a part anew while somebody uses it."""

from __future__ import annotations

from gcm_data.coding.parts import Part
from pages.shared import components, desk_components
from tests import browser as b

pytestmark = b.MARKS
PUT = """async ([script, data]) => {
  window.module ??= await import(URL.createObjectURL(new Blob([script], {type: "text/javascript"})))
  window.leave?.()
  document.body.replaceChildren()
  window.told = []
  const tell = (...said) => window.told.push(said)
  window.leave = window.module.default({
    data: [data], parentElement: document.body, setStateValue: tell, setTriggerValue: tell,
  })
}"""
SHOWN = [Part("a 𠮷田 ", 0, "", False, ()), Part("beside families", 5, "", False, ())]


def answer(of: str = "one", marking: bool = False) -> dict[str, object]:
    parts = [desk_components._part(part, None) for part in SHOWN]
    return {"of": of, "label": "Answer", "dir": "ltr", "marking": marking, "turn": 0, "parts": parts, "legend": []}


def test_what_was_marked_is_marked_still_where_the_answer_is_put_anew_and_nowhere_else(chromium):
    page, script = chromium.new_page(), (components.FOLDER / "answer.js").read_text(encoding="utf-8")
    page.evaluate(PUT, [script, answer()])
    page.evaluate("""() => {
      const [first, second] = document.querySelectorAll(".gcm-text span")
      document.getSelection().setBaseAndExtent(first.firstChild, 2, second.firstChild, 6)
    }""")
    page.wait_for_function("() => window.told.length")
    page.evaluate(PUT, [script, answer(marking=True)])
    assert page.evaluate("() => document.getSelection().toString()") == "𠮷田 beside"
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.told.at(-1)") == ["marked", {"of": "one", "start": 2, "end": 11}]
    page.evaluate(PUT, [script, answer("another")])
    assert page.evaluate("() => document.getSelection().toString()") == ""


def test_what_was_typed_stands_there_still_where_the_list_is_put_anew_until_a_code_is_taken(chromium):
    page, script = chromium.new_page(), (components.FOLDER / "pick.js").read_text(encoding="utf-8")
    options = [{"value": word, "label": word, "words": [word]} for word in ("labour", "remittances")]

    def put(of: str) -> str:
        page.evaluate(PUT, [script, {"of": of, "label": "Which", "options": options, "none": "none"}])
        return page.locator("input").input_value()

    assert put("1") == ""
    page.keyboard.type("rem")
    assert put("1") == "rem" and page.locator("li").all_inner_texts() == ["remittances"]
    assert put("2") == ""
    page.keyboard.type("la")
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.told.at(-1)") == ["picked", {"of": "2", "value": "labour"}]
    assert put("2") == ""


def test_a_name_is_a_link_whose_click_is_told_and_whose_other_ways_are_left_to_the_browser(chromium):
    page, script = chromium.new_page(), (components.FOLDER / "names.js").read_text(encoding="utf-8")
    address, named = "about:blank#country?member=", [["Fiji <b>", "FJI"], ["Nauru", "NRU"]]
    for _ in range(2):  # put anew, each name is there once
        page.evaluate(PUT, [script, {"address": address, "groups": [["Reported", named]]}])
    assert page.locator("p").inner_text().split("\n") == ["Reported: 2 Fiji <b> Nauru"]
    (first, second) = page.get_by_role("link").all()
    assert first.get_attribute("href") == f"{address}FJI"
    first.click()
    assert page.evaluate("() => window.told") == [["chosen", "FJI"]] and page.url == "about:blank"
    second.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.told.at(-1)") == ["chosen", "NRU"]
    second.evaluate("link => link.addEventListener('click', event => window.told.push(event.defaultPrevented))")
    second.dispatch_event("click", {"ctrlKey": True})
    assert page.evaluate("() => window.told.at(-1)") is False
