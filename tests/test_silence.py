"""A hundred wordings in six languages by which a source asks not to be named, and ordinary lines that ask nothing."""

from __future__ import annotations

import pytest

from gcm_data.text.typing_errors import is_near
from loaders.documents.workbook import Cell
from loaders.respondents import silence
from loaders.respondents.attribution import NON_ATTRIBUTABLE, read_attribution
from loaders.respondents.silence import asks_only_silence, consent_role, may_ask_silence
from tests.cases import first
from tests.more_builders import load
from tests.test_respondents import ANSWERS, NAMED, NOT_NAMED, T, attribution, form
from tests.workbook_builder import compiled_table, workbook

ASKING = """
Anonymous submission | Please do not name us | We request anonymity | CONFIDENTIAL | Off the record
Name withheld | Our identity must not be disclosed | Keep our name out of the report
Strictly private and confidental | CHR applies | Chatam House Rule | chattham house rules | Not for atribution
without attribution please | Annonymous | Unattributed | Identity to be protected | Do not quote us by name
We would rather stay unnamed | For background only | Not for release
Please leave our organisation out of any list | Treat as confidential | Ask us before you publish anything
Only with our written agreement, please ask us before you do | Do not publish the name of our organization
The source does not want to be known | Nobody should learn that this came from us | For your eyes only
No names, please | Please handle with discretion | Do not share who we are | For internal use only
Do not say who wrote this | It should not be told from whom it comes | Keep to yourselves who sent this
Never tell anybody who said what | Ne dites pas qui a répondu | Не говорите, кто ответил
Not to be attributed | Redacted copy | Restricted | Embargoed | Privileged communication
This reply should not be linked to us | We prefer not to be cited | Confidentiel | Non attribuable
Contribution anonyme | Merci de ne pas nous nommer | Ne pas citer | Hors micro | Sous couvert d'anonymat
Nous ne souhaitons pas être cités | Prière de ne pas divulguer notre identité | Usage interne
Règle de Chatham House | Sans attribution | Ne mentionnez pas notre organisation | À ne pas diffuser
Confidentialité | Notre nom ne doit pas apparaître | Avec notre accord préalable seulement | Document secret
Diffusion restreinte | Confidencial | No atribuible | Respuesta anónima | No publicar nuestro nombre
Fuente reservada | Regla de Chatham House | No queremos que se nos identifique | Bajo condición de anonimato
Sin atribución | No nos citen por favor | Uso interno | Pedimos que no se mencione nuestra organización
Extraoficial | Sin nuestro nombre | No divulgar la fuente | Анонимно | Просим не называть нас
Не для публикации | Конфиденциально | Не указывайте название организации | На условиях анонимности
Правило Чатем-Хаус | Без ссылки на источник | Не раскрывать имя | Для служебного пользования
Просим сохранить нашу анонимность | Не упоминать наше ведомство | Без указания авторства | Секретно | 匿名
保密 | 请不要公开我们的名字 | 对外不公开 | 按查塔姆宫规则 | 不要提到我们单位 | 不愿透露姓名 | 请勿引用
机密文件 | 不署名 | 内部资料 | 请勿披露身份 | 不得注明来源 | 隐去单位名称 | 本答复不公开 | سري
يرجى عدم ذكر اسمنا | لا تنشروا اسمنا | دون ذكر المصدر | قاعدة تشاتام هاوس | نفضل عدم الكشف عن هويتنا
مجهول المصدر | غير منسوب | ليس للنشر | نرجو الحفاظ على السرية | لا تذكروا منظمتنا | للاستخدام الداخلي
لا نريد ذكر اسم المؤسسة
"""
ORDINARY = """
Member State | Fiji | A review that never was | Fictional test text 1, not a statement of any State.
No data available | Please fill in all cells | Return this form by 5 February 2025
Made for a test; not a submission of anybody. | Compiled from public statements; not official submissions.
Regional review of the Global Compact | Name of focal point | Do not change the names of the columns
Questions 1 to 5 | Not applicable | No. of replies | Date received | Ministry
The answers were received by the secretariat. | Do not merge cells | Sri Lanka
Official reply of the Government | Unofficial translation; not cleared by the State | Nombre del país
Nom du pays | Название страны | 国家名称 | اسم الدولة | No official submission of any Government | سريلانكا
Instructions: name the GCM objectives by number in the line under the answer. | Not for circulation: working document
Internal working document – not for circulation | Compilation of inputs, for internal use only
Who said what, by question | Overview: who answered and who sent a letter | From whom replies were received
第二次区域审查 | Pays membre | Государство-член | Estado miembro
"""
OF_SERVICES = """
We provide confidential helplines. | The hotline is confidential and free of charge for all migrants.
Victims may report anonymously to the labour office.
Data on migrants are protected and not shared with third parties.
The register does not name employers that were fined.
"""
ALLOWING = """
May we publish your name? | Named? | Publish name | Consent to be named | Can we name you? | Name public
Consent | Do you agree to be identified? | May your organization be quoted? | Permission to use name
Attributable? | Peut-on publier votre nom ? | Acceptez-vous d'être cité ? | ¿Podemos publicar su nombre?
¿Acepta ser citado? | Можно ли опубликовать ваше имя? | Согласны ли вы быть названы? | 是否同意公开贵单位名称
可否署名 | هل توافقون على نشر اسمكم؟ | هل يمكن ذكر اسمكم؟
"""
FORBIDDING = """
Do you wish to stay anonymous? | Should your name be withheld? | Do you object to being named? | CHR
Anonymous? | Souhaitez-vous garder l'anonymat ? | 是否匿名 | Хотите остаться анонимными?
¿Desea permanecer en el anonimato?
"""
NO_CONSENT = """
Member State | Name of the organization | Name of publication | Has your government published its plan?
Response | Which needs can you identify? | Objectives | Your name and position | Name of public authority
Source | Country | Support services, confidential and free | Can you name your main challenges?
Proof of legal identity | Title | Nom du pays | Nombre de la organización | Название страны | 国家名称
اسم المنظمة | Name of focal point
"""
UNCLEAR = """
Only with our written agreement, please ask us before you do | Do not publish the name of our organization
perhaps | We shall tell you later, once our board has met and has looked at the draft of your report
see cover letter | yes?!no | The public authority answers for all | named if we agree | to be discussed
As in the last review | Government of Fiji | Chatham House Rule | Yes, but not before the meeting
Oui, mais sans notre nom | Sí, pero sin nombre | Да, но без имени
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\n", "|").split("|") if line.strip()]


def test_a_hundred_wordings_ask_for_silence():
    assert len(lines(ASKING)) >= 100
    assert [line for line in lines(ASKING) if not may_ask_silence(line)] == []
    assert [line for line in lines(ASKING) if not may_ask_silence(f"{line.upper()}!")] == []


def test_ordinary_lines_ask_nothing():
    assert [line for line in lines(ORDINARY) if may_ask_silence(line)] == []
    assert [line for line in lines(ORDINARY + OF_SERVICES) if asks_only_silence(line)] == []


def test_labels_that_ask_for_consent_and_others():
    assert {label: consent_role(label) for label in lines(ALLOWING)} | {"Consent": "attributable"} == dict.fromkeys(
        lines(ALLOWING), "attributable"
    )
    assert {label: consent_role(label) for label in lines(FORBIDDING)} == dict.fromkeys(
        lines(FORBIDDING), "unattributed"
    )
    assert [label for label in lines(NO_CONSENT) if consent_role(label)] == []


@pytest.mark.parametrize("role", ["attribution", "attributable"])
def test_whatever_is_no_clear_yes_names_nobody(role):
    said = {line: read_attribution(role, Cell(line, "S", 0, 0)) for line in lines(UNCLEAR)}
    assert [line for line, read in said.items() if read not in (None, NON_ATTRIBUTABLE)] == []


def test_a_clear_yes_in_many_words_and_languages():
    for role, said in (
        ("attribution", "Yes, you may publish our name"), ("attribution", "On the record"), ("attribution", "Nommée"),
        ("attributable", "Oui, nous acceptons"), ("attributable", "Yes, we agree"), ("attributable", "sí"),
        ("attributable", "是"), ("attributable", "да"), ("attributable", "نعم"), ("unattributed", "no"),
    ):  # fmt: skip
        assert read_attribution(role, Cell(said, "S", 0, 0)) == NAMED, said


@pytest.mark.long
def test_a_hundred_wordings_on_a_cover_publish_no_name():
    """One workbook for all: a sheet for each wording, with a State of its own form on it."""
    sheets = {f"S{n}": [["Country", "Fiji"], [line], [], *ANSWERS] for n, line in enumerate(lines(ASKING))}
    assert set(attribution(load(workbook(sheets)))) == {NOT_NAMED}


FIJI = ["Member State", "Fiji"]


@pytest.mark.parametrize(
    ("label", "said"),
    first(2, [
        ("May we publish your name?", "no"), ("Visibility", "anonymous"), ("Named?", "no"), ("Publish name", "no"),
        ("CHR", "yes"), ("Consent", "no"), ("Organization", "Anonymous"), ("Status", "anonymous"), ("是否匿名", "是"),
        ("Peut-on publier votre nom ?", "non"), ("Attribution", "x" * 60), ("May be named", "We do not know yet, ask"),
    ], several=True),
)  # fmt: skip
def test_labels_and_columns_end_to_end(label, said):
    assert attribution(load(form(FIJI, [label, said]))) == [NOT_NAMED]
    header = ["Country", "Question", "Response", label]
    assert attribution(load(compiled_table([["Fiji", "c", T[1], said]], header=header))) == [NOT_NAMED]
    stacked = {"Cover": [FIJI, [label], [said]], "Answers": ANSWERS}
    assert attribution(load(workbook(stacked))) == [NOT_NAMED]


def test_a_hidden_sheet_says_it_too():
    for rows in ([["Attribution", "Non-attributable"]], [["May we name you?", "no"]], [["Anonymous"]]):
        content = workbook({"Cover": [FIJI], "Answers": ANSWERS, "Meta": rows}, states={"Meta": "hidden"})
        assert attribution(load(content)) == [NOT_NAMED], rows
    harmless = workbook(
        {"Cover": [FIJI], "Answers": ANSWERS, "Lists": [["yes", "no"], ["a", "b"]]}, states={"Lists": "veryHidden"}
    )
    assert attribution(load(harmless)) == [NAMED]


def test_answers_that_speak_of_confidential_services_withhold_nobody():
    said = lines(OF_SERVICES)
    table = [["Question", "Response"], *(["(c) Achievements", text] for text in said)]
    running = [["Country", "Fiji"], [], ["(c) What was achieved?"], [said[0]], ["(d) Which gaps remain?"], [said[1]]]
    for sheets in ({"Cover": [FIJI], "Answers": table}, {"Form": running}):
        assert attribution(load(workbook(sheets))) == [NAMED]


def test_what_a_survey_tool_writes_under_email_withholds_nobody_and_what_a_person_does_withholds():
    def attributions(header: str, *said: str) -> list[str]:
        rows = [[place, "2025-01-01", "2025-01-02", name, each, f"Fictional text {place}", "Fictional text, too"]
                for place, (name, each) in enumerate(zip(("Fiji", "Palau", "Japan"), said, strict=True))]  # fmt: skip
        head = ["ID", "Start time", "Completion time", "Country", header, "(c) Achievements", "(d) Gaps and challenges"]
        data = load(workbook({"Form1": [head, *rows]}))
        return data.submissions["attribution"].tolist()

    assert attributions("Email", "anonymous", "anonymous", "anonymous") == ["named"] * 3
    said = attributions("Email", "anonymous", "fictional@desk.example", "fictional@desk.example")
    assert said[0] == "non-attributable"
    assert attributions("Remarks", "anonymous", "anonymous", "anonymous") == ["non-attributable"] * 3


def test_words_one_typing_error_apart():
    for one, other in (
        ("chatham", "chatam"),
        ("anonym", "anonim"),
        ("quibble", "qiubble"),
        ("abc", "abcd"),
        ("a", "a"),
    ):
        assert is_near(one, other) and is_near(other, one)
    for one, other in (("quibble", "quarrel"), ("abcd", "ab"), ("abcd", "badc"), ("tonga", "tango")):
        assert not is_near(one, other) and not is_near(other, one)


@pytest.mark.parametrize(("match", "around"), [("word", "a {} b"), ("starts", "a {}x b"), ("inside", "a x{}x b")])
def test_a_pattern_is_made_where_a_wording_of_it_may_begin(match, around):
    """The check that spares most documents the patterns never hides a wording from them."""
    rows = [row for row in silence.vocabulary.rows(silence.FILE) if row["match"] == match]
    missed = [row for row in rows if not silence._has(row["meaning"], around.format(silence._plain(row["wording"])))]
    assert len(rows) > 10 and missed == []
