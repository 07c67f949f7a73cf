"""What must exist before anybody comes: permissions, groups, root page, site, locales."""
