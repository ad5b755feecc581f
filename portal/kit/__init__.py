"""Pure helpers that know no feature, no Flask, no database and no clock."""
