"""The verbs of the dinsos: claim, decide one or many, confirm; and the audit line of who read a family's NIK."""
