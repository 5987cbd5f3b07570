/** A value once it has rested: what is typed is not asked about letter by letter. */

import { useEffect, useState } from 'react';

const restMs = 400;

export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
