//! Text of an example block into bytes. A page must not hold personal data, marks that hide
//! text, or megabytes; a block marked `escaped` writes them as `\xFF`, `\u{202E}`, `\r`, `\{a*9}`.

/// The bytes that escaped text stands for.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        rest = escape(after, &mut bytes);
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// Writes the escape at the head of `text` and gives what follows it.
fn escape<'a>(text: &'a str, bytes: &mut Vec<u8>) -> &'a str {
    let (kind, rest) = text.split_at(1);
    match kind {
        "\\" => bytes.push(b'\\'),
        "r" => bytes.push(b'\r'),
        "x" => {
            let (digits, rest) = rest.split_at(2);
            bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits"));
            return rest;
        }
        "u" => {
            let (digits, rest) = braced(rest.strip_prefix('{').expect("\\u{…}"));
            let code = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
            let c = char::from_u32(code).expect("a character");
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return rest;
        }
        "{" => {
            let (inside, rest) = braced(rest);
            let (what, times) = inside.split_once('*').expect("\\{text*times}");
            bytes.extend_from_slice(&what.as_bytes().repeat(times.parse().expect("a number")));
            return rest;
        }
        other => panic!("no such escape: \\{other}"),
    }
    rest
}

fn braced(text: &str) -> (&str, &str) {
    text.split_once('}').expect("a closing brace")
}

#[test]
fn escapes_become_bytes() {
    assert_eq!(decode("a\\xFFb"), b"a\xFFb");
    assert_eq!(decode("\\u{202E}x\\r\n"), "\u{202E}x\r\n".as_bytes());
    assert_eq!(decode("\\{ab*3}\\\\"), b"ababab\\");
}
