"""Makes members of every standing."""

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from kb_site.foundations.lay import AGENTS, EDITORS, FORUM_MODERATORS

PASSWORD = "a long enough password"


class UserFactory(factory.django.DjangoModelFactory):
    """A member with a confirmed address, who signs in with PASSWORD. ``groups=["Agents"]`` gives standing."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    handle = factory.Sequence(lambda n: f"member-{n}")
    name = factory.LazyAttribute(lambda user: user.handle.replace("-", " ").title())
    email = factory.LazyAttribute(lambda user: f"{user.handle}@example.com")

    @classmethod
    def _create(cls, model, *args, **fields):
        groups = fields.pop("groups", ())
        password = fields.pop("password", PASSWORD)
        user = model.objects.create_user(*args, password=password, **fields)
        for name in groups:
            user.groups.add(Group.objects.get(name=name))
        if user.email:
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user


class ImportedFactory(UserFactory):
    """Somebody an importer brought: no address, no password."""

    email = None
    password = None


class ModeratorFactory(UserFactory):
    """Keeps order in the forum."""

    groups = (FORUM_MODERATORS,)


class AgentFactory(UserFactory):
    """Answers handed-over threads."""

    groups = (AGENTS,)


class EditorFactory(UserFactory):
    """Writes articles."""

    groups = (EDITORS,)
