"""The Portal: usulan, musdes and verifikasi of social aid for one kabupaten. Nothing is imported here, so rules load without Flask."""
