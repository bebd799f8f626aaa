"""What a document may cost, each limit with its reason. Largest real values: of 5,446 public spreadsheets."""

MIB = 1024 * 1024

MAX_BYTES = 64 * MIB  # a master of 100,000 answers has 30 MiB
MAX_ENTRIES = 2_000  # parts in an archive; the largest real workbook has 1,033
MAX_PART = 200 * MIB  # one unpacked part; the largest real one has 57 MiB
MAX_UNPACKED = 300 * MIB  # all parts together; the largest real workbook has 60 MiB
MAX_RATIO = 200  # unpacked to packed; real workbooks reach 140
RATIO_FROM = 8 * MIB  # smaller parts may be packed as tightly as they like
MAX_SHEETS = 1_100  # the largest real workbook has 1,024
MAX_PAGES = 2_000  # of a PDF; a national report has 200
MAX_GRID = 65_536 * 256  # places from A1 to the last cell of a sheet, and of all sheets: as many as an .xls sheet has;
# the reader takes 32 bytes for each, filled or not, and twice as many in an .xls
MAX_ROWS = 2_200_000  # rows of a workbook down to the last filled ones: two full sheets
MAX_CELLS = 3_000_000  # filled cells of a workbook; 100,000 answers have 1.1 million
MAX_MERGED = 250_000  # merged ranges of a workbook
MAX_COVERED = 1_000_000  # places under them, in the used part of the sheets; real workbooks reach 4,266
MAX_TEXT = 1_000_000  # characters of one cell; Excel ends at 32,767, other programs do not
MAX_CHARACTERS = 100_000_000  # text of a workbook; one long shared string may stand in many cells
MAX_FINDINGS = 50  # error cells and formulas without a value told one by one in each sheet

MEMORY = 1_536 * MIB  # address space of the process, where the system can limit it
SECONDS = 20.0  # for one document; the slowest real one takes 3 s

# What follows parsing: cells to answers, issues and mentions. A master of 100,000 answers has 210,000 mentions.
MAX_ANSWERS, ALL_ANSWERS = 250_000, 500_000  # of a document, and of all; each is a row that pages search through
MAX_MENTIONS, ALL_MENTIONS = 600_000, 1_500_000  # 300 bytes each; the pages are measured with a million
MAX_CITED = 5_000  # mentions in one text; 32,767 characters, the most of a cell in Excel, hold 2,700 citations
MAX_ISSUES, ALL_ISSUES = 5_000, 20_000  # nobody reads more; a tally of all members whose every mark is wrong has 1,426
MAX_CORRECTIONS = 20_000  # rows of one file; each is a decision of a person
MAX_CODINGS = 200_000  # rows of one file: some for each paragraph of each answer
READING_SECONDS = 20.0  # of the processor, for what follows the parsing of one document; 100,000 answers take 9 to 12
ALL_SECONDS = 240.0  # of the clock, for all documents: those that are not read by then are issues
LOAD_MEMORY = 4_096 * MIB  # address space of the process that does it, where the system can limit it
LOAD_KEPT = 600 * MIB  # a process that has needed more is ended after its answer, which gives the memory back


class Refused(Exception):
    """A document that is not parsed: an issue's code, and the facts of its message."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def over(what: str, value: int, limit: int, unit: str = "") -> Refused:
    """The refusal of a document that is beyond a limit; it says both numbers."""
    return Refused("document-over-limit", what=what, found=f"{value:,}{unit}", limit=f"{limit:,}{unit}")


def check_size(size: int) -> None:
    """Raise Refused for a document of more bytes than are read."""
    if size > MAX_BYTES:
        raise over("The file's size", size, MAX_BYTES, " bytes")


def check_reach(rows: int, columns: int) -> None:
    """Raise Refused for a sheet whose last cell is so far from A1 that the places up to it take too much memory."""
    if rows * columns > MAX_GRID:
        raise over("The number of places from A1 to the last cell", rows * columns, MAX_GRID)
