"""HTML from rows that an answer has put together: every piece names its figures and opens their sources."""
