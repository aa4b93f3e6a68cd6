//! What the digits of a number say about themselves.

/// The groups in which telephone numbers are written.
const GROUPS: [&[usize]; 13] = [
    &[10],
    &[4, 3, 3],
    &[3, 3, 4],
    &[3, 4, 3],
    &[4, 2, 2, 2],
    &[2, 2, 2, 2, 2],
    &[5, 5],
    &[4, 6],
    &[3, 7],
    &[3, 2, 2, 3],
    &[3, 3, 2, 2],
    &[4, 2, 4],
    &[2, 4, 4],
];

/// `0[35789]` and eight digits, or +84 and nine; in the groups in which numbers are written.
pub(super) fn is_phone(digits: &[u8], sizes: &[usize], plus: bool) -> bool {
    if sizes == [13] && digits.starts_with(b"0084") {
        return begins_mobile(&digits[4..]);
    }
    if plus || (digits.starts_with(b"84") && sizes == [11]) {
        return digits.len() == 11 && digits.starts_with(b"84") && begins_mobile(&digits[2..]);
    }
    is_mobile(digits) && GROUPS.contains(&sizes)
}

/// A telephone's ten digits, however they are grouped.
pub(super) fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == 10 && digits[0] == b'0' && begins_mobile(&digits[1..])
}

/// A telephone's nine digits behind the zero, which a spreadsheet drops.
pub(super) fn is_mobile_without_zero(digits: &[u8]) -> bool {
    digits.len() == 9 && begins_mobile(digits)
}

fn begins_mobile(digits: &[u8]) -> bool {
    matches!(digits.first(), Some(b'3' | b'5' | b'7' | b'8' | b'9'))
}

/// 3 digits for the province (001-096) or country (from 101), 1 for century and sex (0-3), 2 for
/// the year, 6 more. A spreadsheet drops the leading zero: 11 digits.
pub(super) fn is_citizen_number(digits: &[u8], contiguous: bool) -> bool {
    let (place, sex) = match digits.len() {
        12 => (&digits[..3], digits[3]),
        11 => (&digits[..2], digits[2]),
        _ => return false,
    };
    let place = place.iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
    let known = (1..=96).contains(&place) || (101..=399).contains(&place) && contiguous;
    known && (b'0'..=b'3').contains(&sex)
}

/// The same of a province below 010: a spreadsheet dropped both zeros.
pub(super) fn is_citizen_number_without_zeros(digits: &[u8]) -> bool {
    digits.len() == 10 && digits[0] != b'0' && (b'0'..=b'3').contains(&digits[1])
}

/// Ten digits, the last of which is right: what a tax code is, and one in eleven telephones.
pub(super) fn is_tax_code(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let sum: u32 = WEIGHTS.iter().zip(digits).map(|(w, d)| w * u32::from(d - b'0')).sum();
    digits.len() == 10 && Some(u32::from(digits[9] - b'0')) == 10_u32.checked_sub(sum % 11)
}

/// Numbers that no mobile network has been given: 03 and 08 are also where tax codes begin.
pub(super) fn is_of_no_network(digits: &[u8]) -> bool {
    const NONE: [&[u8]; 13] = [
        b"030", b"031", b"050", b"051", b"053", b"054", b"057", b"071", b"072", b"073", b"074",
        b"075", b"080",
    ];
    NONE.iter().any(|begin| digits.starts_with(begin))
}
