/** The page at `/`: GraphiQL on our own /graphql, with the analysts' questions in its tabs. */
import 'graphiql/setup-workers/vite';

import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.js';
import './page.css';
import { QUESTION_LIST } from './question-list.js';
import { firstQuestions, questions } from './questions.js';
import { refreshQuestions, storage } from './storage.js';

function Page() {
  return (
    <>
      <header className="nisba-header">
        <h1>Nisba</h1>
        <p>Who is tied to whom, and on whose word.</p>
      </header>
      <main className="nisba-main">
        <GraphiQL
          fetcher={fetcher}
          storage={storage}
          plugins={[HISTORY_PLUGIN, QUESTION_LIST]}
          defaultTabs={firstQuestions.map(({ query }) => ({ query }))}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

refreshQuestions(questions);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root".');
createRoot(root).render(<Page />);
