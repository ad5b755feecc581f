"""Settings a dinsos can change: legal texts, number pattern, service days, paper; and each desa's kop and signatories."""
