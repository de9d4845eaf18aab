"""Law in Markdown: lines, front matter, heads of articles, and several wordings of one."""
