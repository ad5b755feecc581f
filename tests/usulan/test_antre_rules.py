"""What is told of a usulan that waits for a place of the quota, and of one that got it."""

from portal.kuota.rules.jatah import NAIK
from portal.usulan.rules.kuota import is_naik, kalimat_antre


def test_a_usulan_that_waits_says_its_rank_and_each_programme_where_there_are_several():
    assert kalimat_antre([]) == "" and kalimat_antre([("PKH", 3)]) == "Menunggu kuota, urutan 3."
    assert kalimat_antre([("PBI-JK", 7), ("PBI-JK", 4)]) == "Menunggu kuota, urutan 4."
    assert kalimat_antre([("PKH", 2), ("Sembako", 5)]) == "Menunggu kuota: PKH urutan 2, Sembako urutan 5."
    assert is_naik("layak", "diajukan", NAIK) and not is_naik("layak", "diajukan", "") and not is_naik("draf", "diajukan", NAIK)
