"""Files of office programs are zip archives: a day in place of the clock's time, wherever a library writes that."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def of_day(content: bytes, day: dt.date) -> bytes:
    """An office file as of a day: one content gives the same bytes at any time.

    Its parts are filed without the time of writing; as created and modified, its properties and those of the workbooks
    inside, which hold the numbers of charts, name the day.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _PROPERTIES:
                part = _MOMENT.sub(rb"\g<1>%sT00:00:00Z" % day.isoformat().encode(), part)
            elif name.endswith(".xlsx"):
                part = of_day(part, day)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
