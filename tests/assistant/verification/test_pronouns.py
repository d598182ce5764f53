import pytest

from assistant.verification.numbers import number_conflict


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("One of its main strengths is mentoring.", "Mentoring is a particular strength."),
        ("One way to reach tenants is by leaflet.", "Leaflets are used to reach tenants."),
        ("Tenants take part in one way or another.", "Tenants take part in some form."),
        ("In one case a rota had helped a family.", "A helpful use of a rota was seen with a family."),
        ("Hostels house 16- and 17-year-olds.", "Hostels house people aged 16 and 17 years."),
        ("A girl aged 15 years went missing.", "A 15-year-old went missing."),
        ("They hold a daily meeting.", "They meet every morning."),
        ("It changes their daily lives.", "It changes their lives."),
        ("It was done a day later.", "It was done the next day."),
        ("Rents rose in 2015 to 2016.", "Rents rose in 2015-16."),
        ("Two older boys were there.", "Three boys had left at eight, and there were two older boys."),
    ],
)
def test_what_only_singles_out_or_is_written_otherwise_is_given(claim, paragraph):
    assert number_conflict(claim, paragraph) is None


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("One area needs work.", "Three areas need work."),
        ("One of the tenants left.", "Tenants left."),
        ("In one case tenants had left.", "Tenants had left."),
        ("Hostels house 16-year-olds.", "Hostels house people aged 17 years."),
        ("They hold a daily meeting.", "They meet every week."),
        ("Rents rose in 2016-17.", "Rents rose in 2015-16."),
    ],
)
def test_a_number_of_its_own_is_named(claim, paragraph):
    assert number_conflict(claim, paragraph) is not None
