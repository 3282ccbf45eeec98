// Whether letters spell a name: whole syllables (peijingxing), their first letters (pjx), or both mixed (peijx).

// The syllables, each with its readings, from the data's "wen/yun bo heng".
const syllablesOf = (spelling) => spelling.split(" ").map((syllable) => syllable.split("/"));

// 0 where the letters spell a name's beginning in full syllables, 1 by first letters too, 2 inside it; null if not.
function spelledRank(spelling, letters) {
  const syllables = syllablesOf(spelling);
  if (spells(syllables, letters, 0, true)) return 0;
  if (spells(syllables, letters, 0, false)) return 1;
  for (let i = 1; i < syllables.length; i++) if (spells(syllables, letters, i, false)) return 2;
  return null;
}

function spells(syllables, letters, at, whole) {
  if (letters === "") return true;
  if (at === syllables.length) return false;
  for (const reading of syllables[at]) {
    if (reading[0] !== letters[0]) continue;
    if (reading.startsWith(letters)) return true;
    if (letters.startsWith(reading) && spells(syllables, letters.slice(reading.length), at + 1, whole)) return true;
    if (!whole && spells(syllables, letters.slice(1), at + 1, whole)) return true;
  }
  return false;
}
