"""The command line of the suite: `python -m evals run|score|compare|gate|report|verify`."""

from evals.commands import main

if __name__ == "__main__":
    main()
