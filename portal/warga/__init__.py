"""The citizen's side: the public page behind the QR code of a paper."""
