/** `/chat`: the page of an invented shop that embeds the widget as any site would. `?lang=en` speaks English. */

import { render } from 'preact';
import { useState } from 'preact/hooks';
import { type Language, pickLanguage } from '../platform/language.ts';
import { ProductPicture } from './product-picture.tsx';
import './shop.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const language: Language = pickLanguage(new URLSearchParams(location.search).get('lang') ?? 'zh');
const words = language === 'zh' ? zh : en;
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = words.shop;

const anchors = ['#top', '#goods', '#goods', '#goods', '#help'];
const stepNow = 2;

function Shop() {
  const [inCart, setInCart] = useState(0);
  const openChat = () => window.Huiyin?.('open');
  return (
    <div id="top">
      <header class="bar">
        <div class="wide bar-inside">
          <a class="logo" href="#top">
            <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M16 3c3 3.5 11 7 11 14.500C27 24 22 28 16 28S5 24 5 17.500C5 10 13 6.5 16 3Z" fill="#8a4a26" /><path d="M5.6 20.500C8 19 12 18.3 16 18.300s8 .7 10.4 2.200C25 25.3 21 28 16 28S7 25.3 5.6 20.500Z" fill="#e9c9a4" /></svg>
            <strong>{words.shop}</strong>
            <span>{words.slogan}</span>
          </a>
          <a class="other" href={language === 'zh' ? '?lang=en' : '?lang=zh'}>{words.other}</a>
          <span class="cart">{words.cart} <b>{inCart}</b></span>
        </div>
        <nav class="wide" aria-label={words.shop}>
          {words.nav.map((name, index) => <a key={name} href={anchors[index]}>{name}</a>)}
        </nav>
      </header>
      <main class="wide">
        <section class="hero">
          <div>
            <p class="hero-tag">{words.heroTag}</p>
            <h1>{words.hero}</h1>
            <p>{words.heroText}</p>
            <a class="button" href="#goods">{words.heroAction}</a>
          </div>
          <div class="hero-picture"><ProductPicture index={0} /></div>
        </section>
        <section id="goods">
          <h2>{words.productsTitle}</h2>
          <ul class="goods">
            {words.products.map(({ name, note, price, tag }, index) => (
              <li key={name}>
                <div class="goods-picture">
                  <ProductPicture index={index} />
                  {tag !== '' && <span class="goods-tag">{tag}</span>}
                </div>
                <h3>{name}</h3>
                <p class="soft">{note}</p>
                <p class="price"><small>{words.currency}</small>{price}</p>
                <button type="button" onClick={() => setInCart(inCart + 1)}>{words.buy}</button>
              </li>
            ))}
          </ul>
        </section>
        <section class="order">
          <div class="order-head">
            <h2>{words.orderTitle}</h2>
            <span class="soft">{words.order.number}</span>
          </div>
          <p>{words.order.goods}</p>
          <ol class="order-steps">
            {words.orderSteps.map((step, index) => <li key={step} class={index < stepNow ? 'past' : index === stepNow ? 'present' : ''}>{step}</li>)}
          </ol>
          <p class="soft">{words.order.place} · {words.order.at}</p>
        </section>
        <section id="help" class="help">
          <div>
            <h2>{words.helpTitle}</h2>
            <p class="soft">{words.helpText}</p>
            <button type="button" class="button" onClick={openChat}>{words.ask}</button>
          </div>
          <div>
            {words.help.map(({ question, answer }) => (
              <details key={question}>
                <summary>{question}</summary>
                <p>{answer}</p>
              </details>
            ))}
          </div>
        </section>
      </main>
      <footer><p class="wide soft">{words.foot}</p></footer>
    </div>
  );
}

render(<Shop />, document.getElementById('shop')!);
