import pytest

from assistant.verification import CrossEncoderEntailment


def build(folder, labels):
    """Save a CrossEncoder of one tiny random layer, with the labels given, as a user would have it on disk."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    torch.manual_seed(0)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "visits", "were", "late", "on", "time"]
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=32,
        id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
    )
    fast.save_pretrained(folder)
    BertForSequenceClassification(config).save_pretrained(folder)
    return CrossEncoderEntailment(folder)


@pytest.mark.parametrize("labels", [["relevance"], ["contradiction", "entailment", "neutral"]])
@pytest.mark.filterwarnings("ignore")
def test_any_cross_encoder_gives_a_probability(tmp_path, labels):
    entailment = build(tmp_path, labels)
    first = entailment.probability("visits were late", "visits were on time")
    assert 0 < first < 1
    assert entailment.probability("visits were late", "visits were on time") == first


@pytest.mark.filterwarnings("ignore")
def test_a_model_without_an_entailment_label_is_refused(tmp_path):
    with pytest.raises(ValueError, match="none starts with 'entail'"):
        build(tmp_path, ["good", "bad"]).probability("visits were late", "visits were late")


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="No entailment model"):
        CrossEncoderEntailment(tmp_path / "absent").probability("a", "b")
