"""What the columns and labels of a sheet are: by their words, and by what stands below them."""
