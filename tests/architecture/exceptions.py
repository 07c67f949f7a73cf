"""What is allowed against a rule of the house, each with its reason. A line here that is no longer needed fails the tests."""

# Modules that write although they are no actions.
WRITES = {
    "accounts/belongings.py": "called by the action that deletes an account, for rows of a third-party app",
    "news/announce.py": "the news is a row beside the change; announcing it is the ground every action stands on",
    "forum/replies.py": "the one door to the comments library: actions hold the lock, only this module may touch its tables",
    "news/handing_on.py": "the postman ticks what has been heard",
}

# Modules that import another app's inside.
DOORS = {
    "kb_site/views/health.py": "asks the engine itself whether it answers",
    "kb_site/urls.py": "addresses without a language in front (first page, faces, staff's sign-in) are mounted one by one",
}

# Modules that listen to what Django saves or deletes.
SAVES = {
    "accounts/lifecycle.py": "Wagtail and the admin delete users by themselves; only the deletion itself tells of all of them",
}

# Files that speak of one machine.
ONE_MACHINE = {
    "tests/architecture/words.py": "holds the pattern",
    "tests/architecture/test_checks.py": "holds examples of what is refused",
}
