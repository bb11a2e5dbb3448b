"""Text that can be written as UTF-8: what else a name or an article may hold is replaced, one character for one, so that offsets stay."""


def whole(text: str) -> str:
    """The text with a replacement character for each half of a character (lone surrogates), which no encoding can hold."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if 0xD800 <= ord(character) <= 0xDFFF else character for character in text)
    return text


def decoded(name: str) -> str:
    """The name of a file, or what is said of it, with a replacement character for each byte of the name that is no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
