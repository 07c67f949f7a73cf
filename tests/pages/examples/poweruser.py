"""Pages of reputation."""

from tests.pages.examples import Example

EXAMPLES = {
    "poweruser:people": Example(),
    "poweruser:reputation": Example(),
    "poweruser:ledger": Example(args=lambda world, language: {"handle": world.helper.handle}),
}
