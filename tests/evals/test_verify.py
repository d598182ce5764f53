import json

from evals.verify import main


def test_a_verdict_is_written_for_each_claim(tmp_path):
    claims, verdicts = tmp_path / "claims.jsonl", tmp_path / "verdicts.jsonl"
    paragraph = "Social workers visited nine children."
    rows = [
        {"id": "a", "paragraph": paragraph, "claim": "Nine children were visited by social workers."},
        {"id": "b", "paragraph": paragraph, "authority": "inspector judged", "claim": "Six children were visited."},
    ]
    claims.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    assert main(["--batch", str(claims), "--output", str(verdicts)]) == 0
    written = [json.loads(line) for line in verdicts.read_text("utf-8").splitlines()]
    assert [(row["id"], row["supported"]) for row in written] == [("a", True), ("b", False)]
    assert all(set(row) == {"id", "supported", "reason"} and row["reason"] for row in written)


def test_a_broken_line_is_named(tmp_path, caplog):
    claims = tmp_path / "claims.jsonl"
    claims.write_text('{"id": "a"}\n', encoding="utf-8")
    assert main(["--batch", str(claims), "--output", str(tmp_path / "verdicts.jsonl")]) == 1
    assert "claims.jsonl:1" in caplog.text
