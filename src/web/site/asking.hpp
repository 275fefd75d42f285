#pragma once

#include "library/history/newest_change.hpp"
#include "library/keep.hpp"
#include "prelude/clock.hpp"
#include "store/database.hpp"
#include "web/http/form.hpp"
#include "web/http/request.hpp"
#include "web/http/response.hpp"
#include "web/routes/match.hpp"
#include "web/site/site.hpp"
#include "web/site/visitor.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace florilege::web {

/// A request with all that is known when it reaches its route.
class Asking {
public:
    Asking(Site& of, Request const& asked, Match const& found, Visitor const& who, Time when)
        : site{of}, request{asked}, match{found}, visitor{who}, now{when}
    {}

    Site& site;
    Request const& request;
    Match const& match;
    Visitor const& visitor;
    Time now;

    Words const& words() const { return Words::in(visitor.language); }
    /// What stands in the path in place of the route's nth step in braces, from 0.
    std::string const& capture(std::size_t at) const { return match.captures.at(at); }
    /// A value of the query; empty where there is none.
    std::string asked_for(std::string_view name) const { return request.target.query.text(name); }
    /// Whose library is meant where the route names none. Only behind a policy that wants an account.
    accounts::Account const& account() const { return visitor.account.value(); }
    /// How the world calls us: "https://links.example.net", without a slash at its end.
    std::string base_url() const
    {
        auto const face = site.face();
        return face->public_url.empty() ? request.origin() : face->public_url;
    }
};

/// A request that changes nothing.
class Reading : public Asking {
public:
    Reading(Asking const& asking, store::Reader& reader) : Asking{asking}, session{reader} {}
    store::Reader& session; ///< one state of the database, as the visitor may see it
};

/// A request that may change something.
class Changing : public Asking {
public:
    Changing(Asking const& asking, Form const& sent) : Asking{asking}, form{sent} {}
    Form const& form; ///< what came with a form; empty for other bodies

    std::string field(std::string_view name) const { return form.fields.text(name); }

    /// Runs a write and waits until it is durable.
    void write(store::Database::Work work) const { site.database.write(std::move(work)); }

    /// The same for a change of the visitor's own library; gives what work(transaction, shelf) gave.
    template <class Work> auto change(Work const& work)
    {
        using Given = std::invoke_result_t<Work, store::Transaction&, library::Shelf const&>;
        std::optional<Given> given;
        write([&](store::Transaction& transaction) {
            transaction.see_as(account().id.value);
            auto const before = library::newest_change(transaction, account().id);
            library::Vocabulary vocabulary{account().id};
            given.emplace(work(transaction, library::Shelf{account().id, vocabulary, std::nullopt, now}));
            auto const after = library::newest_change(transaction, account().id);
            made_ = after == before ? std::nullopt : after;
            if constexpr (std::is_same_v<Given, Response>) tell(transaction, *given);
        });
        site.completions.changed(account().id);
        return std::move(*given);
    }

    /// Hears, in the transaction of a change, what will be answered, and what the change wrote into the
    /// history.
    using Listener =
        std::function<void(store::Transaction&, Response const&, std::optional<library::ChangeId>)>;
    /// Who hears of answers that refuse nothing.
    void on_answer(Listener listener) { listener_ = std::move(listener); }
    /// Tells of one that a write() makes; a change() that gives an answer has told of it.
    void tell(store::Transaction& transaction, Response const& response) const
    {
        if (listener_ && response.status < 300) listener_(transaction, response, made_);
    }

    /// What the last change() wrote into the history; nothing where all was so already.
    std::optional<library::ChangeId> made() const noexcept { return made_; }

    /// Where a form wants to go back to, on this site; else `otherwise`.
    std::string back(std::string const& otherwise) const;

    /// The state after it.
    std::unique_ptr<store::Reader> read() const { return site.database.read(visitor.viewer().number()); }

private:
    std::optional<library::ChangeId> made_ = {};
    Listener listener_ = {};
};

} // namespace florilege::web
