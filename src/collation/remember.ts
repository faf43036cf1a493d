/** Decides that an answer which depends on its key alone is worked out once. */

/** The same answers, each worked out once; what is remembered lives as long as the function returned. */
export function remember<Value>(answer: (key: string) => Value): (key: string) => Value {
  const answers = new Map<string, { readonly value: Value }>();
  return (key) => {
    const known = answers.get(key) ?? { value: answer(key) };
    answers.set(key, known);
    return known.value;
  };
}
