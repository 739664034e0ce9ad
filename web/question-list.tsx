/** A side panel with the analysts' questions: each opens in a tab of its own, or in the tab that already has it. */
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { GROUPS } from './groups.js';
import { type Question, questions } from './questions.js';

function QuestionList() {
  const tabs = useGraphiQL((state) => state.tabs);
  const front = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { addTab, changeTab } = useGraphiQLActions();

  const title = tabs[front]?.title;
  // With many tabs the one in front may lie beyond the edge, the more so once it has its title.
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [front, title]);

  const open = ({ query }: Question): void => {
    const index = tabs.findIndex((tab) => tab.query === query);
    if (index >= 0) {
      changeTab(index);
    } else {
      addTab();
      queryEditor?.setValue(query);
    }
  };

  return (
    <section aria-label="Questions">
      <h2 className="nisba-questions-title">Questions</h2>
      {GROUPS.map((group) => (
        <section key={group} aria-label={group}>
          <h3 className="nisba-questions-group">{group}</h3>
          <ul className="nisba-questions">
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <li key={question.id}>
                  <button type="button" onClick={() => open(question)}>
                    {question.sentence}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function QuestionIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 5h16v11H10l-4 4v-4H4z" strokeLinejoin="round" />
      <path d="M10 9a2 2 0 1 1 2 2v1M12 13.9v.1" />
    </svg>
  );
}

export const QUESTION_LIST: GraphiQLPlugin = {
  title: 'Questions',
  icon: QuestionIcon,
  content: QuestionList,
};
