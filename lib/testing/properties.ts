import fc from "fast-check";

const asked = process.env.PROPERTY_SEED;

/**
 * fast-check with one seed for all, so that a test run says the same of the same code at whatever hour. `PROPERTY_SEED=random npx vitest run`
 * tries other cases, `PROPERTY_SEED=<number>` those of a failure that printed its seed.
 */
fc.configureGlobal({ seed: asked === "random" ? Date.now() : Number(asked ?? 20_261_122) });

export default fc;
