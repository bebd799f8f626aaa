"""The checked workbook: a workbook as received, with its issues in their cells, for those who can mend them."""
