//! Fields in their states.

use domain::project::Stage;
use leptos::prelude::*;

use super::Part;
use crate::{
    ui::{
        choice::{ChoiceField, ChoiceOption},
        field::{LongTextField, SelectField, TextField},
        file::FileField,
        label,
    },
    words::{Word, use_words},
};

/// What is filled in.
#[component]
pub fn Fields() -> impl IntoView {
    let words = use_words();
    let text = move |word: Word| Some(words.t(word).to_owned());
    let optional = text(Word::FrameOptional);
    let counter = move |n: &str| words.with(Word::DesignCounter, &[("n", n), ("limit", "200")]);
    let stages = move || Stage::ALL.iter().map(move |stage| (stage.code().to_owned(), words.t(label::stage(*stage)).to_owned()));
    let options = move || {
        let mut options: Vec<_> = stages().map(|(code, label)| ChoiceOption::new(code, label)).collect();
        options[1].help = Some(words.t(Word::DesignFieldHelp).to_owned());
        options
    };
    let off = move || {
        let mut options = options();
        options[0].is_disabled = true;
        options[0].help = text(Word::DesignDisabled);
        options
    };
    let chosen = vec![Stage::Operation.code().to_owned()];
    let sample = words.t(Word::DesignLongSample);
    view! {
        <Part id="fields" title=Word::DesignFields>
            <form class="stack" action="">
                <div class="fields two">
                    <TextField name="sample-name" label=words.t(Word::DesignField) help=text(Word::DesignFieldHelp) language=Some("ҚАЗ".to_owned()) optional=optional/>
                    <TextField
                        name="sample-number"
                        label=words.t(Word::DesignNumber)
                        value=words.t(Word::DesignNumberWrong)
                        inputmode="decimal"
                        error=text(Word::DesignNumberError)
                    />
                    <SelectField name="sample-stage" label=words.t(Word::ShowcaseStage) options=stages().collect() value="operation"/>
                    <SelectField
                        name="sample-stage-wrong"
                        label=words.t(Word::ShowcaseStage)
                        options=stages().collect()
                        error=text(Word::DesignNumberError)
                    />
                    <ChoiceField name="sample-one" label=words.t(Word::ShowcaseStage) options=options() chosen=chosen.clone()/>
                    <ChoiceField name="sample-many" label=words.t(Word::ShowcaseStage) options=options() chosen=chosen many=true/>
                    <TextField name="sample-off" label=words.t(Word::DesignField) value=words.t(Word::DesignDisabled) disabled=true/>
                    <SelectField name="sample-stage-off" label=words.t(Word::ShowcaseStage) options=stages().collect() disabled=true/>
                    <ChoiceField name="sample-one-off" label=words.t(Word::ShowcaseStage) options=off()/>
                    <ChoiceField name="sample-one-wrong" label=words.t(Word::ShowcaseStage) options=options() error=text(Word::DesignChooseError)/>
                </div>
                <LongTextField name="sample-long" label=words.t(Word::DesignLongText) value=sample rows=3 counter=(counter("6"), false)/>
                <LongTextField
                    name="sample-over"
                    label=words.t(Word::DesignLongText)
                    value=sample
                    rows=3
                    counter=(counter("214"), true)
                    error=text(Word::DesignSummary)
                />
                <FileField name="sample-file" label=words.t(Word::DesignFile) help=text(Word::DesignFileHelp) accept="application/pdf,image/png,image/jpeg"/>
                <FileField name="sample-file-wrong" label=words.t(Word::DesignFile) error=text(Word::DesignFileError)/>
                <ChoiceField
                    name="sample-consent"
                    label=words.t(Word::DesignConsent)
                    options=vec![ChoiceOption::new("yes", words.t(Word::DesignConsent))]
                    many=true
                    error=text(Word::DesignSummary)
                />
            </form>
        </Part>
    }
}
