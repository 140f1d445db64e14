// One way to run a function in a page, for both browsers: the function travels as text, its arguments and its answer
// as JSON, and `this` may be an element or a shadow root that the driver holds a handle to.

/**
 * The text of a function that both browsers' protocols can call with one JSON string.
 * @param {Function | string} work
 */
export function portable(work) {
  return `async function (json) {
    const answer = await (${work}).apply(this, JSON.parse(json));
    return JSON.stringify(answer ?? null);
  }`;
}

/** How often a condition is looked at again, and how long at most. Nothing waits for a time: only for a condition. */
const AGAIN_MS = 25;
export const DEADLINE_MS = 20_000;

/** A call that the browser has not answered after this long is lost: it answers in milliseconds, or never. */
const LOST_MS = 10_000;
/** A function in a page may have something to wait for itself. */
export const LONGEST_CALL_MS = 60_000;

/**
 * The answer of one call to the browser; an error with its name where none comes in time.
 * @template T
 * @param {string} what
 * @param {Promise<T>} answer
 * @param {number} [limit]  milliseconds
 * @returns {Promise<T>}
 */
export async function within(what, answer, limit = LOST_MS) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`the browser never answered: ${what}`)), limit);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([answer, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Does something that may be done twice, and does it again where the browser lost it the first time.
 * @template T
 * @param {string} what @param {() => Promise<T>} work
 */
export async function again(what, work) {
  try {
    return await within(what, work());
  } catch {
    return within(`${what}, tried twice`, work());
  }
}

/**
 * Looks until `look` answers something other than false, null, nothing or an empty text, and gives that answer: an element
 * that is there and says nothing yet has not answered.
 * @template T
 * @param {string} what   said when it never comes true
 * @param {() => Promise<T> | T} look
 * @param {number} [deadline]  milliseconds
 * @returns {Promise<Exclude<T, false | null | undefined>>}
 */
export async function until(what, look, deadline = DEADLINE_MS) {
  const end = performance.now() + deadline;
  /** @type {unknown} */
  let seen;
  for (;;) {
    try {
      seen = await within(what, Promise.resolve(look()), Math.max(LOST_MS, end - performance.now()));
      if (seen !== false && seen !== null && seen !== undefined && seen !== '') return /** @type {any} */ (seen);
    } catch (error) {
      seen = error;
    }
    if (performance.now() > end) {
      const last = seen instanceof Error ? seen.message : JSON.stringify(seen);
      throw new Error(`waited in vain until ${what} (last seen: ${last})`);
    }
    await new Promise((again) => setTimeout(again, AGAIN_MS));
  }
}

/**
 * Finds the closed shadow roots on a page that hold something: run by the drivers with each candidate element's root.
 * A driver's `closedRoots` gives handles; specs then run functions with `this` set to a root.
 * @typedef {{ call: (work: Function, ...args: unknown[]) => Promise<any> }} Root
 */

/**
 * What every driver's page can do.
 * @typedef {object} Page
 * @property {(work: Function | string, ...args: any[]) => Promise<any>} call   runs a function in the page's own world
 * @property {() => Promise<Root[]>} closedRoots           closed shadow roots of children of html and body
 * @property {(chord: string) => Promise<void>} press      a key or a chord: "Enter", "Control+V", "Shift+Tab"
 * @property {(key: string) => Promise<void>} down         a key goes down, or repeats where it is down already
 * @property {(key: string) => Promise<void>} up
 * @property {(text: string) => Promise<void>} type        real key presses, one a character
 * @property {(x: number, y: number) => Promise<void>} clickAt  a real mouse click at a place of the viewport
 * @property {(css: string, files: string[]) => Promise<void>} chooseFiles  what the browser's file dialog would do
 * @property {() => Promise<void>} toFront
 * @property {(url: string) => Promise<void>} goto
 * @property {(file: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 * @property {((x: number, y: number, data: object) => Promise<void>)=} drag   a real drag from outside, where the protocol has one
 * @property {((steps: string[], final: string) => Promise<void>)=} compose    an input method's composition, where the protocol has one
 * @property {((features: { dark?: boolean, forced?: boolean, reduced?: boolean }) => Promise<void>)=} looks
 * @property {((width: number, height: number) => Promise<void>)} resize
 */

/**
 * What every driver's browser can do.
 * @typedef {object} Browser
 * @property {string} name
 * @property {(url?: string) => Promise<Page>} open
 * @property {(path: string) => string} extensionUrl
 * @property {(part: string) => Promise<void>} leaves  waits for a tab that the extension opens by itself, and closes it
 * @property {(part: string) => Promise<Page>} nextPage  waits for a tab that somebody else opens, with this in its address
 * @property {string[]} said           every line on any console, pages and background
 * @property {string} profile          the folder of its profile on disk
 * @property {(profile: string) => Promise<void>} [afterClose]  looks at what a closed browser left there
 * @property {() => Promise<void>} reloadExtension
 * @property {() => Promise<void>} close
 */
