/** One to five stars with words, and a comment. Stars are radio buttons underneath, so that arrows and screen readers work. */

import { useEffect, useId, useState } from 'preact/hooks';
import { useAct } from './act.ts';
import type { OwnTicket, TicketView } from './own-ticket.ts';
import { useWords } from './surroundings.ts';

export function Rating({ ticket, view }: { readonly ticket: OwnTicket; readonly view: TicketView }) {
  const { words } = useWords();
  const act = useAct();
  const id = useId();
  const { rating } = view;
  const given = rating === null ? 0 : Math.round((rating.score / rating.scale) * 5);
  const [stars, setStars] = useState(given);
  const [comment, setComment] = useState(rating?.comment ?? '');
  const [thanked, setThanked] = useState(false);
  // What another page of the same customer gave replaces what this one shows.
  useEffect(() => {
    setStars(given);
    setComment(rating?.comment ?? '');
  }, [given, rating?.comment]);

  if (!view.mayRate) {
    return (
      <section class="card">
        <h2>{words.rated}</h2>
        <p class="given" aria-label={words.starLabel(given, words.stars[given - 1] ?? '')}>
          <span aria-hidden="true">
            <span class="gold">{'★'.repeat(given)}</span>
            <span class="pale">{'★'.repeat(5 - given)}</span>
          </span>{' '}
          {words.stars[given - 1]}
        </p>
        {rating?.comment && <p class="quote">{rating.comment}</p>}
      </section>
    );
  }

  const send = async (event: Event) => {
    event.preventDefault();
    setThanked(false);
    if (stars === 0) return act.complain(words.starsMissing);
    if (await act.run(() => ticket.rate(stars, comment.trim()))) setThanked(true);
  };
  return (
    <section class="card">
      <form noValidate onSubmit={(event) => void send(event)}>
        <fieldset>
          <legend>
            <h2>{words.rate}</h2>
          </legend>
          <div class="stars">
            {words.stars.map((word, index) => (
              <label key={word} class={index < stars ? 'star lit' : 'star'} title={word}>
                <input type="radio" name={id} class="hidden" checked={stars === index + 1} aria-label={words.starLabel(index + 1, word)} onChange={() => { setStars(index + 1); act.complain(null); }} />
                <span aria-hidden="true">★</span>
              </label>
            ))}
            <span class="star-word" aria-hidden="true">
              {words.stars[stars - 1] ?? ''}
            </span>
          </div>
        </fieldset>
        <label for={`${id}-comment`}>{words.comment}</label>
        <textarea id={`${id}-comment`} rows={3} maxLength={1000} value={comment} onInput={({ currentTarget }) => setComment(currentTarget.value)} />
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={act.busy}>
            {act.busy ? words.busy : rating === null ? words.rateSend : words.rateChange}
          </button>
        </div>
        {act.flaw !== null && <p class="flaw" role="alert">{act.flaw}</p>}
        <p class="soft" role="status">
          {thanked && `${words.rateThanks} `}
          {rating !== null && words.rateAgain}
        </p>
      </form>
    </section>
  );
}
