//! The records that an old workbook is a row of: a kind, a length, bytes. What is too long for one goes on in the next.

/// The bytes of a workbook's stream.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// A record with the parts that it goes on in.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// What it says.
    pub kind: u16,
    /// Its bytes, and those of each record that goes on from it.
    pub parts: Vec<&'a [u8]>,
}

const CONTINUE: u16 = 0x3C;

impl<'a> Records<'a> {
    /// The records from a byte on.
    pub fn from(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn one(&self) -> Option<(u16, &'a [u8], usize)> {
        let head = self.bytes.get(self.at..self.at.checked_add(4)?)?;
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        let start = self.at + 4;
        let end = start + usize::from(length);
        Some((kind, self.bytes.get(start..end)?, end))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, first, end) = self.one()?;
        self.at = end;
        let mut parts = vec![first];
        while let Some((CONTINUE, more, end)) = self.one() {
            parts.push(more);
            self.at = end;
        }
        Some(Record { kind, parts })
    }
}

impl<'a> Record<'a> {
    /// A reader of its bytes.
    pub fn bytes(&self) -> Bytes<'a, '_> {
        Bytes { parts: &self.parts, part: 0, at: 0 }
    }
}

/// A place in the bytes of a record.
#[derive(Clone, Debug)]
pub struct Bytes<'a, 'b> {
    parts: &'b [&'a [u8]],
    part: usize,
    at: usize,
}

impl Bytes<'_, '_> {
    /// The next byte; `None` at the end.
    pub fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut all = [0; N];
        for place in &mut all {
            *place = self.byte()?;
        }
        Some(all)
    }

    /// The next number of two bytes.
    pub fn short(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// The next number of four bytes.
    pub fn long(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// The next number with a point.
    pub fn float(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// Passes over bytes.
    pub fn skip(&mut self, count: usize) -> Option<()> {
        let mut left = count;
        while left > 0 {
            let part = self.parts.get(self.part)?;
            let here = left.min(part.len() - self.at.min(part.len()));
            self.at += here;
            left -= here;
            if left > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    /// So many characters, of one byte each or of two. Where they go on in another part, that says anew how wide.
    pub fn characters(&mut self, count: usize, is_wide: bool) -> Option<String> {
        let (mut units, mut is_wide): (Vec<u16>, bool) = (Vec::new(), is_wide);
        for _ in 0..count {
            if self.parts.get(self.part).is_some_and(|part| self.at >= part.len()) {
                self.part += 1;
                self.at = 0;
                is_wide = self.byte()? & 1 == 1;
            }
            units.push(if is_wide { self.short()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// Words with their length before them, in one byte or two.
    pub fn words(&mut self, is_short: bool) -> Option<Words> {
        let count = if is_short { usize::from(self.byte()?) } else { usize::from(self.short()?) };
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.short()? };
        let extra = if flags & 4 == 0 { 0 } else { self.long()? };
        let text = self.characters(count, flags & 1 == 1)?;
        let runs = (0..runs).map(|_| Some((self.short()?, self.short()?))).collect::<Option<Vec<_>>>()?;
        self.skip(usize::try_from(extra).ok()?)?;
        Some(Words { text, runs })
    }
}

/// Words, and from which character on which font is theirs.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// The first character of a run, and the number of its font.
    pub runs: Vec<(u16, u16)>,
}
