// Narrows what clang-tidy looks at to the code of this tree. Its checks walk all that a source includes, and what they
// find in the headers of libraries is thrown away: two thirds of their time went there. tools/tidy builds and loads it.

#include <clang/AST/ASTConsumer.h>
#include <clang/AST/ASTContext.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendPluginRegistry.h>

#include <memory>
#include <string>
#include <vector>

namespace {

class OwnCode : public clang::ASTConsumer {
public:
    void HandleTranslationUnit(clang::ASTContext& read) override {
        clang::SourceManager const& sources = read.getSourceManager();
        std::vector<clang::Decl*> own;
        for (clang::Decl* declared : read.getTranslationUnitDecl()->decls())
            if (!sources.isInSystemHeader(declared->getLocation())) own.push_back(declared);
        read.setTraversalScope(own);
    }
};

class BeforeChecks : public clang::PluginASTAction {
    std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance&, llvm::StringRef) override {
        return std::make_unique<OwnCode>();
    }
    bool ParseArgs(clang::CompilerInstance const&, std::vector<std::string> const&) override { return true; }
    ActionType getActionType() override { return AddBeforeMainAction; }
};

clang::FrontendPluginRegistry::Add<BeforeChecks> const added{"own-code", "checks what is not of a library"};

} // namespace
