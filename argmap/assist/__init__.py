"""Help by language models: who can be asked, what they propose, and the queue in which a person decides on it.

A model proposes words and nothing else. What it proposes reaches a map or a memo only when a person has accepted it.
"""
