"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id as OWASP's cheat sheet on password storage asks for at least: 19 MiB, two passes, one lane.

    Django's own figures take 100 MiB and eight lanes for one sign-in: a dozen at once would fill a small machine. Its default,
    PBKDF2 with a million rounds, takes a core twenty times as long and is weaker against graphics cards, which have little memory
    for each of their thousands of cores.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
