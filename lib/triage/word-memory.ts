const MAX_KNOWN = 20_000;
/** Longer pieces are values and come once. */
const MAX_WORD = 48;

/**
 * `make` with a memory: messages repeat the same few hundred words. Only for pure functions of the word. Emptied when full, so that strangers'
 * words cannot fill it.
 */
export const rememberedByWord = <T>(make: (word: string) => T): ((word: string) => T) => {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = make(word);
    if (word.length > MAX_WORD) return made;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(word, made);
    return made;
  };
};
