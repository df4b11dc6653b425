/** Every bit of the number reaches every bit of the result; 0 stays 0. */
function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return (twice ^ (twice >>> 15)) >>> 0;
}

/**
 * A generator of numbers from 0 to below 1 (splitmix32): the same seed gives the same numbers, on any machine. The seed is mixed before the first of
 * them, for workers are given small seeds in a row: neighbours must not begin alike, and none may begin near 0 because its seed is small.
 */
export function seededChance(seed: number): () => number {
  let state = mixed(seed + 0x9e3779b9);
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mixed(state) / 4_294_967_296;
  };
}
