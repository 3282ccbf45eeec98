"""A Document becomes issue facts, articles, chronicle entries and passages of running text."""
