"""German words that begin and end compounds, as files: `parts.txt.gz` is made by `scripts/compounds` with what is in `kept.txt`."""
