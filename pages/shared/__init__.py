"""What all pages share: the list of pages, the filters, the one load, and the blocks a page is made of."""
