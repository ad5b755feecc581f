"""Work in the background: a job is a row, a worker takes it up, a page reads its progress."""
