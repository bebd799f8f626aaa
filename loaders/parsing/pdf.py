from .kinds import unreadable


def read_pdf(content, messages):
    raise unreadable("a PDF")
