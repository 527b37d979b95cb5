//! Colours as style sheets and attributes write them.

use goldthread_tree::Colour;

use super::names::NAMES;

/// The colour of one value: a name, `#rgb`, `#rrggbb`, `rgb()`, `rgba()`, `hsl()`, `hsla()`. White where it is so
/// transparent that the paper shows; nothing where it is no colour.
pub fn colour(value: &str) -> Option<Colour> {
    const LONGEST: usize = 100;
    let value = value.trim();
    if value.is_empty() || value.len() > LONGEST || !value.is_ascii() {
        return None;
    }
    let value = value.to_ascii_lowercase();
    if value == "transparent" {
        return Some(Colour::WHITE);
    }
    if let Some(digits) = value.strip_prefix('#') {
        return hex(digits);
    }
    if let Some((name, rest)) = value.split_once('(') {
        let parts: Vec<&str> =
            rest.trim_end_matches(')').split([',', ' ', '/']).filter(|part| !part.is_empty()).collect();
        return match name {
            "rgb" | "rgba" => red_green_blue(&parts),
            "hsl" | "hsla" => hue(&parts),
            _ => None,
        };
    }
    named(&value)
}

/// The colour of an attribute, where the mark before the digits may be missing.
pub fn attribute(value: &str) -> Option<Colour> {
    colour(value).or_else(|| Colour::from_hex(value.trim()))
}

/// The first colour of a value of several parts, as `background` has them.
pub fn first(value: &str) -> Option<Colour> {
    const MOST: usize = 20;
    parts(value).take(MOST).find_map(colour)
}

/// The parts of a value: parted by spaces that stand in no brackets.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    value.split(move |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth <= 0 && (c.is_whitespace() || c == ',')
    })
}

/// A colour by its name.
pub fn named(name: &str) -> Option<Colour> {
    let at = NAMES.binary_search_by_key(&name, |(name, _)| name).ok()?;
    let [red, green, blue] = NAMES[at].1;
    Some(Colour { red, green, blue })
}

fn hex(digits: &str) -> Option<Colour> {
    let (colour, alpha) = match digits.len() {
        4 => (&digits[..3], digits[3..].repeat(2)),
        8 => (&digits[..6], digits[6..].to_owned()),
        _ => (digits, "ff".to_owned()),
    };
    let alpha = u8::from_str_radix(&alpha, 16).ok()?;
    Some(on_paper(Colour::from_hex(colour)?, f32::from(alpha) / 255.0))
}

fn red_green_blue(parts: &[&str]) -> Option<Colour> {
    let (&[red, green, blue], alpha) = parts.split_first_chunk::<3>()?;
    let part = |text: &str| number(text, 255.0).map(byte);
    let colour = Colour { red: part(red)?, green: part(green)?, blue: part(blue)? };
    Some(on_paper(colour, opacity(alpha)))
}

fn hue(parts: &[&str]) -> Option<Colour> {
    let (&[hue, saturation, lightness], alpha) = parts.split_first_chunk::<3>()?;
    let hue = number(hue.trim_end_matches("deg"), 360.0)?.rem_euclid(360.0);
    let saturation = number(saturation, 1.0)?.clamp(0.0, 1.0);
    let lightness = number(lightness, 1.0)?.clamp(0.0, 1.0);
    let spread = saturation * lightness.min(1.0 - lightness);
    let part = |offset: f32| {
        let turn = (offset + hue / 30.0).rem_euclid(12.0);
        byte(255.0 * (lightness - spread * (turn - 3.0).min(9.0 - turn).clamp(-1.0, 1.0)))
    };
    Some(on_paper(Colour { red: part(0.0), green: part(8.0), blue: part(4.0) }, opacity(alpha)))
}

fn opacity(parts: &[&str]) -> f32 {
    parts.first().and_then(|part| number(part, 1.0)).unwrap_or(1.0).clamp(0.0, 1.0)
}

/// A number, or a percentage of the whole.
fn number(text: &str, whole: f32) -> Option<f32> {
    let number: f32 = match text.strip_suffix('%') {
        Some(share) => share.parse::<f32>().ok()? / 100.0 * whole,
        None => text.parse().ok()?,
    };
    number.is_finite().then_some(number)
}

/// A colour of which the white paper behind it takes a share.
fn on_paper(colour: Colour, opacity: f32) -> Colour {
    let mixed = |part: u8| byte(f32::from(part) * opacity + 255.0 * (1.0 - opacity));
    Colour { red: mixed(colour.red), green: mixed(colour.green), blue: mixed(colour.blue) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 255")]
fn byte(part: f32) -> u8 {
    part.clamp(0.0, 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_spelling() {
        let check = |value: &str, expected: Option<&str>| {
            assert_eq!(first(value).map(Colour::hex).as_deref(), expected, "{value}");
        };
        check("#0f0", Some("#00FF00"));
        check("#FFC000", Some("#FFC000"));
        check("#00b050ff", Some("#00B050"));
        check("#f000", Some("#FFFFFF"));
        check("rgb(0, 176, 80)", Some("#00B050"));
        check("rgb(0 176 80 / 100%)", Some("#00B050"));
        check("rgba(255,0,0,.5)", Some("#FF8080"));
        check("rgb(100%, 0%, 0%)", Some("#FF0000"));
        check("hsl(120, 100%, 50%)", Some("#00FF00"));
        check("hsl(45deg 100% 50%)", Some("#FFBF00"));
        check("url(x.png) no-repeat Gold", Some("#FFD700"));
        check("RebeccaPurple", Some("#663399"));
        check("transparent", Some("#FFFFFF"));
        check("none", None);
        check("rgb(1,2)", None);
        check("rgb(nan, 1e99, inf)", None);
        check("#12", None);
        check("windowtext", None);
        assert_eq!(attribute("FFC000").map(Colour::hex).as_deref(), Some("#FFC000"));
    }
}
