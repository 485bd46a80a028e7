"""The preview of summary sheets: choices beside the pages, printing and saving."""
