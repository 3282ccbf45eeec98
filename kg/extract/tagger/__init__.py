"""Our own statistical tagger: a small network over characters, trained by ``train``, run in numpy by ``network``."""
