import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import dates_in, is_date, iso_date, span_of, years_in


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2 June 2014 – 25 June 2014", ("2014-06-02", "2014-06-25")),
        ("24 February – 20 March 2015", ("2015-02-24", "2015-03-20")),
        ("26 February 2018–22 March 2018", ("2018-02-26", "2018-03-22")),
        ("9 September 2019 to 13 September 2019", ("2019-09-09", "2019-09-13")),
        ("13 to 17 June 2022", ("2022-06-13", "2022-06-17")),
        ("8 – 12 July 2013", ("2013-07-08", "2013-07-12")),
        ("14 January 2014- 5 February 2014", ("2014-01-14", "2014-02-05")),
        ("28 July 2016 Report published", ("2016-07-28", "2016-07-28")),
        ("19 November-11 December 2013 and 28 – 30 January 2014", ("2013-11-19", "2014-01-30")),
        ("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019 Lead", ("2019-07-08", "2019-08-08")),
        ("28 November to 5 January 2023", ("2022-11-28", "2023-01-05")),
        ("1st to 12th October 2018", ("2018-10-01", "2018-10-12")),
        ("31 to 32 June 2014", None),
        ("early in 2014", None),
    ],
)
def test_spans_as_reports_print_them(text, span):
    assert span_of(text) == span


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("children's services inspection - 08 august 2014.pdf", ["2014-08-08"]),
        ("child-d-overview-report-april-2016", ["2016-04"]),
        ("SAR 2019-03", ["2019-03"]),
        ("2019_03_04_scr", ["2019-03-04"]),
        ("scr-15.04.2016-final", ["2016-04-15"]),
        ("scr 20160415", ["2016-04-15"]),
        ("04-2016", ["2016-04"]),
        ("23/3/10", ["2010-03-23"]),
        ("2nd May, 2017", ["2017-05-02"]),
        ("Sept 2014 and March 3, 2021", ["2014-09", "2021-03-03"]),
        ("31 June 2014", []),
        ("annual report 2023-24, 2013–14, 2017/18", []),
        ("50012345", []),
        ("maybe 2017", []),
    ],
)
def test_dates_as_names_and_covers_print_them(text, dates):
    assert dates_in(text) == dates


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("annual-report-2023", ["2023"]),
        ("2023-24", []),
        ("2013–14", []),
        ("Children Act 1989", ["1989"]),
        ("12016", []),
    ],
)
def test_lone_years(text, years):
    assert years_in(text) == years


@pytest.mark.parametrize("text", ["12 May 2021", "May 2021", "12/05/2021", "2021"])
def test_a_line_that_is_a_date(text):
    assert is_date(text)
    assert not is_date(f"Review of {text}")


@given(st.dates(), st.sampled_from(["%Y-%m-%dT10:00:00Z", "D:%Y%m%d101010Z"]))
def test_time_stamps_give_their_day(day, form):
    if day.year >= 1900 and day.year < 2100:
        assert iso_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(text):
    assert all(len(date) in (7, 10) for date in dates_in(text))
    span_of(text)
    years_in(text)
    iso_date(text)
