import { foldWord } from "../stem-word";

/**
 * Words between the words of failure, in five languages: nobody is called so when they are written small. They say nothing about a cause and so are
 * in no lexicon of causes; a reader who may not see names loses nothing of a sentence by them.
 */
const EVERYDAY = `
  but although though whether however therefore much few why how me ones nothing anything everything nobody everybody someone seemed like likely
  requested earlier against toward trying encountered having doing got become became makes either neither off onto accepting enough always often
  sometimes partly invoke operand orderline faultcode
  mais ni parce puisque quand lorsque pendant jusque sauf sinon aussi toujours souvent parfois seulement très assez peu beaucoup rien chaque telle
  celui ceux ici pourquoi quel semble semblent paraît apparaît connue connu actuellement habituel contre sous attend rencontré devrait pourrait
  longtemps bientôt maintenant
  aber denn weil obwohl während außer sonst immer oft manchmal sehr genug alles jedes anderer solche hier dort wo warum welche wer dessen seine
  unser euer scheint scheinen erscheint sieht gestattet gegen geschehen sollte getan erste erster nächste vorherige bearbeitet länger ganz pro
  perché poiché quando mentre finché altrimenti anche sempre spesso meno abbastanza niente come quale sembra sembrano appare attualmente solito
  contro sopra favore dovrebbe potrebbe avere usato adesso
  pero porque pues cuando mientras también todavía siempre menos muy bastante todo aquí cómo parece parecen aparece actualmente habitual bajo hacia
  verifique fallado debería podría haber hecho confirmación
`;

const WORDS = new Set(EVERYDAY.split(/\s+/).filter(Boolean).map(foldWord));

/** Whether a word as it is written is an everyday one: with a capital it may be a name. */
export const isEveryday = (word: string): boolean => word === word.toLowerCase() && WORDS.has(foldWord(word));

/** Words of failure that many people are called by as well. No German noun is among them: those always have a capital. */
const NAMES = new Set(
  "petit grand marchand bon court kurz lange small short young white grant piccolo campos".split(" ").map(foldWord),
);

/** Whether a word of failure is more likely somebody's name as it is written, with a capital. */
export const mayBeName = (word: string): boolean => word !== word.toLowerCase() && NAMES.has(foldWord(word));
